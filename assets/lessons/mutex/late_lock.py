from threading import Lock, Thread

THREADS = 2
n = 10
lock = Lock()


def task():
    global n
    temp = n
    with lock:
        n = temp - 1


threads = [Thread(target=task) for _ in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(n)
