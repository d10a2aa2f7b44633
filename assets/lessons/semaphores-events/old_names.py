from threading import Thread, currentThread


def task():
    print(currentThread().getName())


t = Thread(target=task, name='worker')
t.setDaemon(True)
t.start()
t.join()
print(t.isAlive())
