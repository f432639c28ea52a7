"""What `scripts/tandem bench --peers` measures of other tools: python3 peers.py PEER.

Prints a line for each row: its name, and the median, a tenth below and a tenth above in seconds, with tabs between. The rows
are those of tandem.jsh; a peer leaves out what it has no word for. Exits with 3 when the peer is not installed.
"""

import os
import signal
import sys
import time


def print_row(name, seconds):
    seconds = sorted(seconds)
    n = len(seconds)
    print("\t".join([name] + [repr(s) for s in (seconds[n // 2], seconds[n // 10], seconds[n - 1 - n // 10])]), flush=True)


def row(name, warm_up, rounds, each, once):
    seconds = []
    for number in range(-warm_up, rounds):
        begin = time.perf_counter()
        for _ in range(each):
            once()
        if number >= 0:
            seconds.append((time.perf_counter() - begin) / each)
    print_row(name, seconds)


def timed(rounds, once):
    """Of what measures itself."""
    return [once() for _ in range(rounds)]


def one():
    return 1


def increment(x):
    return x + 1


def model(x):
    return x * x + 1


def same(x):
    return x


def length(x):
    return len(x)


def sleep():
    time.sleep(60)


def points(n):
    return [i / (n - 1) for i in range(n)]


def pool():
    import multiprocessing
    import numpy

    def start():
        begin = time.perf_counter()
        with multiprocessing.Pool(2) as cold:
            for call in [cold.apply_async(one) for _ in range(2)]:
                call.get()
            return time.perf_counter() - begin

    print_row("pool of 2, start to first result", timed(5, start))
    with multiprocessing.Pool(2) as workers:
        row("a trivial call", 5, 20, 200, lambda: workers.apply(one))
        row("a trivial call to both", 5, 20, 200, lambda: [call.get() for call in [workers.apply_async(one) for _ in range(2)]])
        items = list(range(10_000))
        row("map of 10,000, in chunks", 5, 20, 1, lambda: workers.map(increment, items))
        row("map of 10,000, one at a time", 1, 5, 1, lambda: list(workers.imap(increment, items, chunksize=1)))
        large = numpy.random.rand(10_000_000)
        row("80 MB to both", 1, 7, 1, lambda: [call.get() for call in [workers.apply_async(length, (large,)) for _ in range(2)]])
        row("80 MB to one and back", 1, 7, 1, lambda: workers.apply(same, (large,)))
        for n in (1_000, 100_000):
            row("sweep of %d" % n, 3, 11, 1, lambda: workers.map(model, points(n)))


def executor():
    import numpy
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    def start():
        begin = time.perf_counter()
        with ProcessPoolExecutor(2) as cold:
            for call in [cold.submit(one) for _ in range(2)]:
                call.result()
            return time.perf_counter() - begin

    def killed():
        with ProcessPoolExecutor(1) as dying:
            pid = dying.submit(os.getpid).result()
            call = dying.submit(sleep)
            time.sleep(0.1)
            begin = time.perf_counter()
            os.kill(pid, signal.SIGKILL)
            try:
                call.result()
            except BrokenProcessPool:
                return time.perf_counter() - begin
            raise AssertionError("no error")

    print_row("pool of 2, start to first result", timed(5, start))
    print_row("worker killed, caller knows", timed(9, killed))
    with ProcessPoolExecutor(2) as workers:
        row("a trivial call", 5, 20, 200, lambda: workers.submit(one).result())
        row("a trivial call to both", 5, 20, 200, lambda: [call.result() for call in [workers.submit(one) for _ in range(2)]])
        items = list(range(10_000))
        row("map of 10,000, in chunks", 2, 11, 1, lambda: list(workers.map(increment, items, chunksize=1250)))
        row("map of 10,000, one at a time", 1, 3, 1, lambda: list(workers.map(increment, items)))
        large = numpy.random.rand(10_000_000)
        row("80 MB to both", 1, 7, 1, lambda: [call.result() for call in [workers.submit(length, large) for _ in range(2)]])
        row("80 MB to one and back", 1, 7, 1, lambda: workers.submit(same, large).result())
        for n in (1_000, 100_000):
            row("sweep of %d" % n, 2, 9, 1, lambda: list(workers.map(model, points(n), chunksize=n // 8)))


def loky():
    import numpy
    from joblib import Parallel, delayed
    from joblib.externals.loky import get_reusable_executor

    def start():
        get_reusable_executor().shutdown(wait=True)
        begin = time.perf_counter()
        Parallel(n_jobs=2)(delayed(one)() for _ in range(2))
        return time.perf_counter() - begin

    print_row("pool of 2, start to first result", timed(5, start))
    with Parallel(n_jobs=2) as workers:
        row("a trivial call to both", 5, 20, 20, lambda: workers(delayed(one)() for _ in range(2)))
        row("map of 10,000, in chunks", 2, 9, 1, lambda: workers(delayed(increment)(i) for i in range(10_000)))
        large = numpy.random.rand(10_000_000)
        row("80 MB to both", 1, 7, 1, lambda: workers(delayed(length)(large) for _ in range(2)))
        row("sweep of 1000", 2, 9, 1, lambda: workers(delayed(model)(x) for x in points(1_000)))


def mpi():
    import numpy
    from mpi4py.futures import MPIPoolExecutor

    with MPIPoolExecutor(2) as workers:
        row("a trivial call", 5, 20, 200, lambda: workers.submit(one).result())
        row("a trivial call to both", 5, 20, 200, lambda: [call.result() for call in [workers.submit(one) for _ in range(2)]])
        row("map of 10,000, in chunks", 2, 9, 1, lambda: list(workers.map(increment, range(10_000), chunksize=1250)))
        large = numpy.random.rand(10_000_000)
        row("80 MB to one and back", 1, 7, 1, lambda: workers.submit(same, large).result())


def component(connection):
    """A component of an operator in a process of its own, as regpy has them."""
    while True:
        x = connection.recv()
        if x is None:
            return
        connection.send(2 * x)


def pipes():
    import multiprocessing
    import numpy

    ends = []
    for _ in range(2):
        here, there = multiprocessing.Pipe()
        multiprocessing.Process(target=component, args=(there,), daemon=True).start()
        ends.append(here)
    for n in (10, 1_000_000, 10_000_000):
        x = numpy.random.rand(n)

        def evaluate():
            for end in ends:
                end.send(x)
            return numpy.concatenate([end.recv() for end in ends])

        row("operator of two, n = %d" % n, 5 if n == 10 else 2, 20 if n == 10 else 7, 50 if n == 10 else 1, evaluate)
    for end in ends:
        end.send(None)


def work(tasks, results):
    for x in iter(tasks.get, None):
        results.put(x + 1)


def queues():
    import multiprocessing

    for name, size in (("default queue", 0), ("queue of 1000", 1_000)):
        tasks, results = multiprocessing.Queue(size), multiprocessing.Queue()
        workers = [multiprocessing.Process(target=work, args=(tasks, results), daemon=True) for _ in range(2)]
        for worker in workers:
            worker.start()

        def put_and_get():
            for i in range(2_000):
                tasks.put(i)
            for _ in range(2_000):
                results.get()

        row("2,000 tasks put and got, " + name, 3, 9, 1, put_and_get)
        for _ in workers:
            tasks.put(None)
        for worker in workers:
            worker.join()


def numpy():
    """One process, as whoever does without workers."""
    import numpy as np

    for n in (10, 1_000_000, 10_000_000):
        x = np.random.rand(n)
        row("operator of two, n = %d" % n, 5, 20 if n == 10 else 7, 50 if n == 10 else 1,
            lambda: np.concatenate([2 * x, 2 * x]))


PEERS = {each.__name__: each for each in (pool, executor, loky, mpi, pipes, queues, numpy)}

if __name__ == "__main__":
    try:
        PEERS[sys.argv[1]]()
    except ModuleNotFoundError as e:
        print("not installed: " + str(e.name), file=sys.stderr)
        sys.exit(3)
