from socket import *
from settings import *

s = socket(AF_INET, SOCK_STREAM)
s.bind(SERVER)
s.listen(5)
conn, addr = s.accept()
left = len(MESSAGE)
while data := conn.recv(SIZE):
    conn.send(data.upper())
    left -= len(data)
    if CLOSES_FIRST == 'server':
        if left == 0:
            break
conn.close()
s.close()
