package planted;

final class Formatting {
    static int   answer( ) { return 42 ; }
}
