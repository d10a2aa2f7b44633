from struct import pack, unpack
from settings import *

# Four bytes of length go first,
# and the body right behind.
HEAD = 4
MOST = 100_000


def send_message(sock, data):
    check(len(data))
    head = pack('!I', len(data))
    sock.sendall(head + data)


def receive_messages(sock):
    while head := take(sock, HEAD):
        need(head, HEAD, 'header')
        # unpack gives a tuple.
        length = unpack('!I', head)[0]
        check(length)
        body = take(sock, length)
        need(body, length, 'message')
        yield body


def check(length):
    # Believe no header blindly.
    if length > MOST:
        raise ValueError(f'a message of {length} bytes; at most {MOST} are taken')


def need(data, length, what):
    if len(data) < length:
        raise EOFError(f'the peer closed within a {what}: {len(data)} of {length} bytes came')


def take(sock, length):
    # One recv() may bring less.
    data = bytearray()
    while len(data) < length:
        left = length - len(data)
        piece = sock.recv(min(SIZE, left))
        if not piece:
            break
        data += piece
    return bytes(data)
