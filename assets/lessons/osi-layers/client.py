from socket import *
from settings import *

if TRANSPORT == 'tcp':
    c = socket(AF_INET, SOCK_STREAM)
    c.connect(SERVER)
    c.send(MESSAGE)
    print(c.recv(1024))
else:
    c = socket(AF_INET, SOCK_DGRAM)
    c.sendto(MESSAGE, SERVER)
    data, addr = c.recvfrom(1024)
    print(data)
c.close()
