from socket import *
from time import sleep
from settings import *

if PROTOCOL == 'tcp':
    s = socket()
    s.bind(SERVER)
    s.listen(1)
    c, addr = s.accept()
    sleep(DELAY)
    while data := c.recv(SIZE):
        print(data)
    c.close()
else:
    s = socket(AF_INET, SOCK_DGRAM)
    s.bind(SERVER)
    sleep(DELAY)
    s.settimeout(PAUSE + 2)
    try:
        while True:
            data, addr = s.recvfrom(SIZE)
            print(data)
    except OSError as e:
        # Nothing more came, or, on
        # Windows, more than SIZE.
        print(e)
s.close()
