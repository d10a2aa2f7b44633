from threading import Semaphore, Thread

PLACES = 2
parking = Semaphore(PLACES)
log = []


def car(name):
    with parking:
        log.append(name + ' in')
        log.append(name + ' out')


for name in 'ABC':
    Thread(target=car, args=(name,)).start()
