"""What `scripts/tandem bench --peers` measures of other tools: python3 peers.py PEER.

Prints a line for each row, with tabs between: its name, and in seconds what the first round took, and of two seconds of rounds
after two seconds of warm-up the median, a tenth below and a tenth above. The rows are those of tandem.jsh; a peer leaves out
what it has no word for. Exits with 3 when the peer is not installed.
"""

import os
import signal
import sys
import time


def rounds(longest, at_least, once):
    """Rounds of what measures itself."""
    seconds = []
    begin = time.perf_counter()
    while len(seconds) < at_least or time.perf_counter() - begin < longest:
        seconds.append(once())
    return seconds


def row(name, once):
    first = rounds(2, 2, once)[0]
    seconds = sorted(rounds(2, 5, once))
    n = len(seconds)
    print("\t".join([name] + [repr(s) for s in (first, seconds[n // 2], seconds[n // 10], seconds[n - 1 - n // 10])]), flush=True)


def timed(action):
    """A round that measures the whole action."""

    def once():
        begin = time.perf_counter()
        action()
        return time.perf_counter() - begin

    return once


def changed(array, action):
    """A round in which an array is new, so that nobody can send what was sent before."""

    def once():
        fresh = array + 1
        begin = time.perf_counter()
        action(fresh)
        return time.perf_counter() - begin

    return once


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

    row("pool of 2, start to first result", start)
    with multiprocessing.Pool(2) as workers:
        row("a trivial call", timed(lambda: workers.apply(one)))
        row("a trivial call to both", timed(lambda: [call.get() for call in [workers.apply_async(one) for _ in range(2)]]))
        items = list(range(10_000))
        row("map of 10,000, in chunks", timed(lambda: workers.map(increment, items)))
        row("map of 10,000, one at a time", timed(lambda: list(workers.imap(increment, items, chunksize=1))))
        large = numpy.random.rand(10_000_000)
        row("80 MB to both, changed each time",
            changed(large, lambda fresh: [call.get() for call in [workers.apply_async(length, (fresh,)) for _ in range(2)]]))
        row("80 MB to one and back", timed(lambda: workers.apply(same, (large,))))
        for n in (1_000, 100_000):
            xs = points(n)
            row("bare map of %d points" % n, timed(lambda: workers.map(model, xs)))


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

    row("pool of 2, start to first result", start)
    row("worker killed, caller knows", killed)
    with ProcessPoolExecutor(2) as workers:
        row("a trivial call", timed(lambda: workers.submit(one).result()))
        row("a trivial call to both", timed(lambda: [call.result() for call in [workers.submit(one) for _ in range(2)]]))
        items = list(range(10_000))
        row("map of 10,000, in chunks", timed(lambda: list(workers.map(increment, items, chunksize=1250))))
        row("map of 10,000, one at a time", timed(lambda: list(workers.map(increment, items))))
        large = numpy.random.rand(10_000_000)
        row("80 MB to both, changed each time",
            changed(large, lambda fresh: [call.result() for call in [workers.submit(length, fresh) for _ in range(2)]]))
        row("80 MB to one and back", timed(lambda: workers.submit(same, large).result()))
        for n in (1_000, 100_000):
            xs = points(n)
            row("bare map of %d points" % n, timed(lambda: list(workers.map(model, xs, chunksize=n // 8))))


def loky():
    import numpy
    from joblib import Parallel, delayed
    from joblib.externals.loky import get_reusable_executor

    def start():
        get_reusable_executor().shutdown(wait=True)
        begin = time.perf_counter()
        Parallel(n_jobs=2)(delayed(one)() for _ in range(2))
        return time.perf_counter() - begin

    row("pool of 2, start to first result", start)
    with Parallel(n_jobs=2) as workers:
        row("a trivial call to both", timed(lambda: workers(delayed(one)() for _ in range(2))))
        row("map of 10,000, in chunks", timed(lambda: workers(delayed(increment)(i) for i in range(10_000))))
        large = numpy.random.rand(10_000_000)
        row("80 MB to both, changed each time", changed(large, lambda fresh: workers(delayed(length)(fresh) for _ in range(2))))
        xs = points(1_000)
        row("bare map of 1000 points", timed(lambda: workers(delayed(model)(x) for x in xs)))


def mpi():
    import numpy
    from mpi4py.futures import MPIPoolExecutor

    with MPIPoolExecutor(2) as workers:
        row("a trivial call", timed(lambda: workers.submit(one).result()))
        row("a trivial call to both", timed(lambda: [call.result() for call in [workers.submit(one) for _ in range(2)]]))
        row("map of 10,000, in chunks", timed(lambda: list(workers.map(increment, range(10_000), chunksize=1250))))
        large = numpy.random.rand(10_000_000)
        row("80 MB to one and back", timed(lambda: workers.submit(same, large).result()))


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

        row("operator of two, n = %d" % n, timed(evaluate))
    for end in ends:
        end.send(None)


def work(tasks, results):
    for x in iter(tasks.get, None):
        results.put(x + 1)


def queues():
    import multiprocessing

    # The default is twice the number of workers, as in the pool manager that stands for this in Python.
    for name, size in (("default queue", 4), ("queue of 1000", 1_000)):
        tasks, results = multiprocessing.Queue(size), multiprocessing.Queue()
        workers = [multiprocessing.Process(target=work, args=(tasks, results), daemon=True) for _ in range(2)]
        for worker in workers:
            worker.start()

        def put_and_get():
            for i in range(2_000):
                tasks.put(i)
            for _ in range(2_000):
                results.get()

        row("2,000 tasks put and got, " + name, timed(put_and_get))
        for _ in workers:
            tasks.put(None)
        for worker in workers:
            worker.join()


def numpy():
    """One process, as whoever does without workers."""
    import numpy as np

    for n in (10, 1_000_000, 10_000_000):
        x = np.random.rand(n)
        row("operator of two, n = %d" % n, timed(lambda: np.concatenate([2 * x, 2 * x])))


PEERS = {each.__name__: each for each in (pool, executor, loky, mpi, pipes, queues, numpy)}

if __name__ == "__main__":
    try:
        PEERS[sys.argv[1]]()
    except ModuleNotFoundError as e:
        print("not installed: " + str(e.name), file=sys.stderr)
        sys.exit(3)
