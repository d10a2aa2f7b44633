from threading import Lock, Thread

noodles = Lock()
fork = Lock()


def eat1(name):
    noodles.acquire()
    print(name, 'has the noodles')
    fork.acquire()
    print(name, 'has the fork and eats')
    fork.release()
    noodles.release()


def eat2(name):
    noodles.acquire()
    print(name, 'has the noodles')
    fork.acquire()
    print(name, 'has the fork and eats')
    fork.release()
    noodles.release()


Thread(target=eat1, args=('Ann',), name='Ann').start()
Thread(target=eat2, args=('Bo',), name='Bo').start()
Thread(target=eat1, args=('Cy',), name='Cy').start()
