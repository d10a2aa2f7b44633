from threading import Lock, Semaphore, Thread

N = 5
forks = [Lock() for _ in range(N)]
waiter = Semaphore(N - 1)


def philosopher(i):
    left, right = forks[i], forks[(i + 1) % N]
    with waiter:
        left.acquire()
        right.acquire()
        print(i, 'eats')
        right.release()
        left.release()


for i in range(N):
    Thread(target=philosopher, args=(i,), name=f'P{i}').start()
