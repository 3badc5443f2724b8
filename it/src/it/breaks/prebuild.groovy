// The surface of the release is under version control, as other people's is.
def git = { String... arguments ->
  def process = (['git', '-c', 'user.name=test', '-c', 'user.email=test@example.org',
                  '-c', 'commit.gpgsign=false', *arguments] as List<String>).execute(null, basedir)
  process.consumeProcessOutput(System.out, System.err)
  assert process.waitFor() == 0
}
git('init', '--quiet')
git('add', 'api')
git('commit', '--quiet', '--message', 'Release 1.0.0')
git('tag', 'v1.0.0')
// An acceptance lasts for months only, so this one cannot stand in a file.
def unused = new File(basedir, 'acceptances/unused')
unused.mkdirs()
new File(unused, 'accepted.toml').text = '[accepted]\n"geo.circle:name-removed" = { reason = "Nobody uses it.",' +
    " owner = \"ada\", until = ${java.time.LocalDate.now().plusMonths(1)} }\n"
return true
