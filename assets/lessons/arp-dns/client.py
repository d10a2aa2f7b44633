from socket import *
from struct import pack, unpack
from settings import *

# A DNS question: who has NAME?
parts = NAME.split(b'.')
name = b''.join(bytes([len(p)]) + p for p in parts) + b'\0'
head = pack('!6H', 7, 0x0100, 1, 0, 0, 0)

u = socket(AF_INET, SOCK_DGRAM)
u.settimeout(5)
u.sendto(head + name + pack('!2H', 1, 1), (SERVER[0], DNS))
answer, addr = u.recvfrom(512)
u.close()

found = unpack('!6H', answer[:12])[3]
if not found:
    raise SystemExit('no such name')
host = inet_ntoa(answer[-4:])
print(NAME, 'is at', host)

c = socket()
c.connect((host, SERVER[1]))
c.send(b'hello')
print(c.recv(1024))
c.close()
