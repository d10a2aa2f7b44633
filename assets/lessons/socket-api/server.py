from socket import *
from settings import *

s = socket(AF_INET, SOCK_STREAM)
s.bind(SERVER)
s.listen(5)
conn, addr = s.accept()
while data := conn.recv(SIZE):
    conn.send(data.upper())
    if CLOSES_FIRST == 'server':
        break
conn.close()
s.close()
