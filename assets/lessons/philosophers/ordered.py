from threading import Lock, Thread

N = 5
forks = [Lock() for _ in range(N)]


def philosopher(i):
    first, second = sorted((i, (i + 1) % N))
    forks[first].acquire()
    forks[second].acquire()
    print(i, 'eats')
    forks[second].release()
    forks[first].release()


for i in range(N):
    Thread(target=philosopher, args=(i,), name=f'P{i}').start()
