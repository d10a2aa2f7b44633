from socket import *
from threading import Thread
from settings import *


def take_datagrams(u):
    got = 0
    while True:
        try:
            data, addr = u.recvfrom(1024)
        except timeout:
            break
        got += 1
        print('UDP', data)
    print('UDP:', got, 'of', COUNT)
    u.close()


s = socket()
s.bind(SERVER)
s.listen(3)

# The same port number, but of UDP.
u = socket(AF_INET, SOCK_DGRAM)
u.bind(s.getsockname())
u.settimeout(PATIENCE)
t = Thread(target=take_datagrams, args=(u,))
t.start()

c, addr = s.accept()
got = b''
while data := c.recv(1024):
    got += data
    print('TCP', data)
print('TCP:', got.count(b';'), 'of', COUNT)
c.close()
s.close()
t.join()
