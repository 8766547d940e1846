"""A network between two namespaces: packets pass a process between two TUN devices, which delays and loses them.

The kernel may lack netem. The process sees every packet, so it also counts round trips: a packet that was sent after another arrived may
depend on it, and the longest chain of packets there and back is the number of round trips.

    relay.py NAMESPACE NEAR_ADDRESS FAR_ADDRESS

makes the namespace with the far address, prints ``ready``, then carries out a line of standard input each and prints what comes of it:

    shape DELAY_MS LOSS MBIT    one way; LOSS is a share of packets
    begin                       counts round trips from now on
    count                       prints them

Removes the namespace when its input ends.
"""

import fcntl
import heapq
import os
import random
import select
import struct
import subprocess
import sys
import time

_TUNSETIFF = 0x400454CA
_IFF_TUN_WITHOUT_HEADER = 0x1001
_TCP = 6
_SYN = 0x02
_MAX_PACKET = 65536


def _open_tun(name):
    device = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(device, _TUNSETIFF, struct.pack("16sH", name.encode(), _IFF_TUN_WITHOUT_HEADER))
    return device


def _ip(*arguments):
    subprocess.run(["ip", *arguments], check=True, capture_output=True, text=True)


def _connect(namespace, near, far):
    """The devices of both ends, the far one in its namespace."""
    devices = _open_tun(namespace + "n"), _open_tun(namespace + "f")
    _ip("netns", "add", namespace)
    _ip("link", "set", namespace + "f", "netns", namespace)
    for at, device, address, peer in (((), namespace + "n", near, far), (("-n", namespace), namespace + "f", far, near)):
        _ip(*at, "addr", "add", address, "peer", peer, "dev", device)
        _ip(*at, "link", "set", device, "up")
    _ip("-n", namespace, "link", "set", "lo", "up")
    return devices


def _carries_data(packet):
    """Whether it is a TCP segment that a peer can wait for: not an acknowledgment alone, and no end of a connection."""
    if packet[0] >> 4 != 4 or packet[9] != _TCP:
        return False
    start = (packet[0] & 15) * 4
    length = struct.unpack_from("!H", packet, 2)[0]
    return bool(packet[start + 13] & _SYN) or length > start + (packet[start + 12] >> 4) * 4


class Relay:
    def __init__(self, near, far):
        self._near, self._far = near, far
        self._chance = random.Random(1)
        self._queue, self._number = [], 0
        self._free = {near: 0.0, far: 0.0}
        self.shape(0, 0, 1000)
        self.begin()

    def shape(self, delay_ms, loss, mbit):
        self._delay, self._loss, self._seconds_a_byte = delay_ms / 1000, loss, 8e-6 / mbit

    def begin(self):
        self._depth = {self._near: 0, self._far: 0}
        # What is on its way belongs to what was before.
        self._queue = [(*packet[:-1], 0) for packet in self._queue]

    def count(self):
        return self._depth[self._near]

    def run(self, control):
        """Until the control ends."""
        while True:
            timeout = max(0.0, self._queue[0][0] - time.perf_counter()) if self._queue else None
            ready, _, _ = select.select([self._near, self._far, control], [], [], timeout)
            for device in ready:
                if device != control:
                    self._take(device)
                elif not self._obey(control.readline().split()):
                    return
            self._deliver()

    def _take(self, device):
        packet, now = os.read(device, _MAX_PACKET), time.perf_counter()
        other = self._far if device == self._near else self._near
        if self._loss and self._chance.random() < self._loss:
            return
        self._free[other] = max(self._free[other], now) + len(packet) * self._seconds_a_byte
        depth = self._depth[device] + (device == self._far) if _carries_data(packet) else 0
        self._number += 1
        heapq.heappush(self._queue, (self._free[other] + self._delay, self._number, other, packet, depth))

    def _deliver(self):
        while self._queue and self._queue[0][0] <= time.perf_counter():
            _, _, device, packet, depth = heapq.heappop(self._queue)
            self._depth[device] = max(self._depth[device], depth)
            os.write(device, packet)

    def _obey(self, command):
        match command:
            case ["shape", delay, loss, mbit]:
                self.shape(float(delay), float(loss), float(mbit))
                print("shaped", flush=True)
            case ["begin"]:
                self.begin()
                print("begun", flush=True)
            case ["count"]:
                print(self.count(), flush=True)
        return bool(command)


def main(namespace, near, far):
    near_device, far_device = _connect(namespace, near, far)
    try:
        print("ready", flush=True)
        Relay(near_device, far_device).run(sys.stdin)
    finally:
        _ip("netns", "del", namespace)


if __name__ == "__main__":
    main(*sys.argv[1:])
