import socket, struct, time
from settings import *

c = socket.socket()
c.connect(SERVER)
c.send(MESSAGE)
left = len(MESSAGE)
while left > 0:
    data = c.recv(SIZE)
    left -= len(data)
    print(data)

def close_first():
    if WAY == 'half-close':
        c.shutdown(socket.SHUT_WR)
        while c.recv(SIZE):
            pass
    if WAY == 'reset':
        now = struct.pack('ii', 1, 0)
        c.setsockopt(socket.SOL_SOCKET,
                     socket.SO_LINGER, now)
    c.close()

def close_second():
    try:
        while c.recv(SIZE):
            pass
    except ConnectionResetError as e:
        print(e)
    time.sleep(DELAY)
    c.close()

if CLOSES_FIRST == 'client':
    close_first()
else:
    close_second()
