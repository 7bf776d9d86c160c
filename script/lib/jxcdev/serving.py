"""Start Odoo as a server on a port of its own and wait until it answers."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from .postgres import USERS
from .say import Problem

HOST = "127.0.0.1"


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def taken(port):
    """True when somebody listens on the port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def answers(port):
    """True when an Odoo on the port says that it is healthy."""
    try:
        with urllib.request.urlopen(
            f"http://{HOST}:{port}/web/health", timeout=5
        ) as reply:
            return reply.status == 200
    except (OSError, urllib.error.URLError):
        return False


@dataclass
class Running:
    """A server process that this command started."""

    process: subprocess.Popen
    port: int
    log: Path

    @property
    def url(self):
        """Where a browser finds the server."""
        return f"http://{HOST}:{self.port}"

    def wait(self, seconds=180):
        """Return once the server answers; raise with the end of its log otherwise."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Problem(f"Odoo ended at once\n{tail(self.log)}\nLog: {self.log}")
            if answers(self.port):
                return self
            time.sleep(0.2)
        self.stop()
        raise Problem(
            f"Odoo did not answer within {seconds} s\n{tail(self.log)}\nLog: {self.log}"
        )

    def stop(self, seconds=15):
        """End the server and its workers."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()


def start(workshop, database, port, log, workers=0, cron=0, extra=()):
    """Start Odoo for one database; the caller waits for it and stops it."""
    log.parent.mkdir(parents=True, exist_ok=True)
    command = workshop.odoo_command(
        *(
            "-d",
            database,
            f"--db-filter=^{database}$",
            "--http-port",
            port,
            "--gevent-port",
            free_port(),
        ),
        *("--workers", workers, "--max-cron-threads", cron, *extra),
    )
    with log.open("w") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=workshop.variables,
            start_new_session=True,
            pass_fds=[handle.fileno() for handle in USERS],
        )
    return Running(process, port, log)


def tail(log, lines=15):
    """The last lines of a log file."""
    return (
        "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
        if log.exists()
        else ""
    )
