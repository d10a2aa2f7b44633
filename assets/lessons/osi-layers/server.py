from socket import *
from settings import *

if TRANSPORT == 'tcp':
    s = socket(AF_INET, SOCK_STREAM)
    s.bind(SERVER)
    s.listen(1)
    c, addr = s.accept()
    data = c.recv(1024)
    c.send(data.upper())
    c.close()
else:
    s = socket(AF_INET, SOCK_DGRAM)
    s.bind(SERVER)
    data, addr = s.recvfrom(1024)
    s.sendto(data.upper(), addr)
s.close()
