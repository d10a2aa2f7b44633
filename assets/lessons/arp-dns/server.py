from socket import *
from struct import pack
from threading import Thread
from settings import *

KNOWN = {b'www.lesson': SERVER[0]}


def answer_names(u):
    question, addr = u.recvfrom(512)
    parts, at = [], 12
    while size := question[at]:
        parts.append(question[at + 1:at + 1 + size])
        at += 1 + size
    host = KNOWN.get(b'.'.join(parts))
    flags = 0x8180 if host else 0x8183
    head = pack('!6H', 7, flags, 1, 1 if host else 0, 0, 0)
    reply = head + question[12:]
    if host:
        # The name again (a pointer to it), type A, class IN, 60 s, 4 bytes.
        reply += pack('!3HIH', 0xC00C, 1, 1, 60, 4) + inet_aton(host)
    u.sendto(reply, addr)
    u.close()


u = socket(AF_INET, SOCK_DGRAM)
u.bind((SERVER[0], DNS))
t = Thread(target=answer_names, args=(u,))
t.start()

s = socket()
s.settimeout(10)
s.bind(SERVER)
s.listen(3)
c, addr = s.accept()
c.send(c.recv(1024).upper())
c.close()
s.close()
t.join()
