from threading import Event, Thread

green = Event()
log = []


def car(name):
    log.append(name + ' waits')
    green.wait()
    log.append(name + ' goes')


def light():
    log.append('green')
    green.set()


Thread(target=car, args=('A',)).start()
Thread(target=car, args=('B',)).start()
Thread(target=light).start()
