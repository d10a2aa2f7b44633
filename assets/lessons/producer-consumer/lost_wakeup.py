from threading import Condition, Thread

SIZE = 1
buffer = []
changed = Condition()


def producer(bun):
    with changed:
        while len(buffer) == SIZE:
            changed.wait()
        buffer.append(bun)
        changed.notify()


def consumer():
    with changed:
        while not buffer:
            changed.wait()
        buffer.pop()
        changed.notify()


for bun in range(2):
    Thread(target=producer, args=(bun,)).start()
    Thread(target=consumer).start()
