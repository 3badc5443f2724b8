"""Times the ops of DeviceTimes with PyTorch on a CUDA device."""

import math
import time

import torch

ROUNDS = 9
CALLS = 20
device = torch.device("cuda:0")


def run(name, op):
    micros = []
    for turn in range(-2, ROUNDS):
        torch.cuda.synchronize()
        start = time.perf_counter()
        for _ in range(CALLS):
            op()
        torch.cuda.synchronize()
        if turn >= 0:
            micros.append((time.perf_counter() - start) / CALLS * 1e6)
    micros.sort()
    print(f"| {name} | {micros[ROUNDS // 2]:.1f} µs ({micros[0]:.1f}–{micros[-1]:.1f}) |")


torch.backends.cuda.matmul.allow_tf32 = False
print(f"PyTorch {torch.__version__}, {torch.cuda.get_device_name(device)}")
x = torch.rand(1 << 24, device=device)
y = torch.rand(1 << 24, device=device)
a = x.view(4096, 4096)
b = y.view(4096, 4096)
run("add 16M", lambda: x + y)
run("mul by a number 16M", lambda: x * 3.0)
run("add 16M, one turned", lambda: a + b.t())
run("sum 16M", lambda: x.sum())
run("sum of rows 4096²", lambda: a.sum(1))
run("sum of columns 4096²", lambda: a.sum(0))
run("matmul 4096", lambda: a @ b)
run("softmax of rows 4096²", lambda: torch.softmax(a, 1))
run("its derivative", lambda: torch.ops.aten._softmax_backward_data(b, a, 1, a.dtype))
factors = b[0].clone()
functional = torch.nn.functional
run("layerNorm of rows 4096²", lambda: functional.layer_norm(a, (4096,), factors, factors))
places = torch.arange(4096, device=device)
run("crossEntropy 4096²", lambda: functional.cross_entropy(a, places))
run("embedding, 4096 rows of 4096", lambda: functional.embedding(places, a))
run("dropout 16M", lambda: functional.dropout(x))
small = torch.ones(1, device=device)
run("add, one element", lambda: small + small)
run("top 100 of 16M", lambda: x.topk(100))
run("top 10 of rows 4096²", lambda: a.topk(10))
run("sort 16M", lambda: x.sort(stable=True))

# What each document gets from each term is computed beforehand here, but not by DeviceTimes.
DOCUMENTS = 1_000_000
numbers = torch.arange(DOCUMENTS, device=device)
steps = (2, 10, 50, 250)
lengths = (numbers % 40 + sum((numbers % step == 0).long() for step in steps)).float()
factor = 1 / (1.2 * (0.25 + 0.75 * lengths / lengths.mean()))
terms = []
for step in steps:
    docs = numbers[::step]
    idf = math.log(1 + (DOCUMENTS - len(docs) + 0.5) / (len(docs) + 0.5))
    terms.append((docs, idf - idf / (1 + factor[docs])))


def bm25():
    scores = torch.zeros(DOCUMENTS, device=device)
    for docs, impacts in terms:
        scores.index_add_(0, docs, impacts)
    return scores.topk(10)


run("bm25 and top 10, 1M documents, 4 terms", bm25)
