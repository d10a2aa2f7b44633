from threading import Condition, Thread

condition = Condition()


def waiter():
    with condition:
        condition.wait()
    print('go')


def setter():
    with condition:
        condition.notify()


Thread(target=waiter).start()
Thread(target=setter).start()
