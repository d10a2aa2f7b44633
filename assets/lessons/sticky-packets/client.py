from socket import *
from time import sleep
from settings import *

if COUNT:
    letters = b'abcdefghijklmnopqrstuvwxyz'
    messages = [letters[i % 26:i % 26 + 1] * LENGTH for i in range(COUNT)]
else:
    messages = MESSAGES.replace(b'\n', b'|').split(b'|')

if PROTOCOL == 'tcp':
    c = socket()
    c.setsockopt(IPPROTO_TCP, TCP_NODELAY, NAGLE == 'off')
    c.connect(SERVER)
    for message in messages:
        c.sendall(message)
        print(message)
        sleep(PAUSE)
else:
    c = socket(AF_INET, SOCK_DGRAM)
    for message in messages:
        c.sendto(message, SERVER)
        sleep(PAUSE)
c.close()
