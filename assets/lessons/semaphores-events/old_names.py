from threading import Thread, current_thread


def task():
    print(current_thread().name)


t = Thread(target=task, name='worker', daemon=True)
t.start()
t.join()
print(t.is_alive())
print(t.isAlive())
