from settings import *

# The length goes first, as text;
# the body waits for an ok.
DIGITS = 10
MOST = 100_000


def send_message(sock, data):
    check(len(data))
    head = str(len(data)).rjust(DIGITS)
    sock.sendall(head.encode())
    answer = take(sock, 2)
    if answer != b'ok':
        raise EOFError(f'{answer}, no ok')
    sock.sendall(data)


def receive_messages(sock):
    while head := take(sock, DIGITS):
        need(head, DIGITS, 'length')
        length = number(head)
        check(length)
        sock.sendall(b'ok')
        body = take(sock, length)
        need(body, length, 'message')
        yield body


def number(head):
    if not head.strip().isdigit():
        raise ValueError(f'{head} is no length')
    return int(head)


def check(length):
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
