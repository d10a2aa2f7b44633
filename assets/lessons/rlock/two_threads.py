from threading import RLock, Thread

lock = RLock()
order = []


def task(name):
    with lock:
        with lock:
            order.append(name)
        order.append(name)


Thread(target=task, args=('A',)).start()
Thread(target=task, args=('B',)).start()
