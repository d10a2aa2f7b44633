from threading import Barrier, Thread

meeting = Barrier(3)
log = []


def friend(name):
    log.append(name)
    meeting.wait()
    log.append('go')


for name in 'ABC':
    Thread(target=friend, args=(name,)).start()
