from socket import *
from time import sleep
from settings import *

# The file that METHOD names.
codec = __import__(METHOD)

c = socket()
off = NAGLE == 'off'
c.setsockopt(IPPROTO_TCP, TCP_NODELAY, off)
c.connect(SERVER)
parts = MESSAGES.split(b'|')
for n in range(COUNT):
    message = parts[n % len(parts)]
    try:
        codec.send_message(c, message)
        print(message)
    except ValueError as e:
        print('not sent:', e)
    sleep(PAUSE)
if RAW:
    # What no codec has made.
    c.sendall(RAW)
    c.shutdown(SHUT_WR)
    try:
        while c.recv(1024):
            pass
    except OSError as e:
        print(e)
c.close()
