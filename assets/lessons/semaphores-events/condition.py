from threading import Condition, Thread

condition = Condition()
ready = False


def waiter():
    with condition:
        while not ready:
            condition.wait()
    print('go')


def setter():
    global ready
    with condition:
        ready = True
        condition.notify()


Thread(target=waiter).start()
Thread(target=setter).start()
