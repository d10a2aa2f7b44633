from threading import Lock, Thread

lock = Lock()


def outer():
    with lock:
        inner()


def inner():
    with lock:
        print('inside twice')


Thread(target=outer).start()
