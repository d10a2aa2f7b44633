from threading import Thread

THREADS = 2
n = 10


def less(number):
    return number - 1


def task():
    global n
    n = less(n)


threads = [Thread(target=task) for _ in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(n)
