from threading import RLock, Thread

lock = RLock()


def outer():
    with lock:
        inner()


def inner():
    with lock:
        print('inside twice')


Thread(target=outer).start()
