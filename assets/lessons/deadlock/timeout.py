from threading import Lock, Thread

noodles = Lock()
fork = Lock()


def eat1(name):
    noodles.acquire()
    if fork.acquire(timeout=1):
        print(name, 'eats')
        fork.release()
    else:
        print(name, 'gives up')
    noodles.release()


def eat2(name):
    fork.acquire()
    if noodles.acquire(timeout=1):
        print(name, 'eats')
        noodles.release()
    else:
        print(name, 'gives up')
    fork.release()


Thread(target=eat1, args=('Ann',), name='Ann').start()
Thread(target=eat2, args=('Bo',), name='Bo').start()
Thread(target=eat1, args=('Cy',), name='Cy').start()
