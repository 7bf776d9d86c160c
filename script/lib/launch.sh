# Sourced by the executables in script/: finds a Python, then hands over to jxcdev.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

usable() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null
}

find_python() {
    local candidate
    for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python3.10 /usr/bin/python3; do
        if [ -n "$candidate" ] && command -v "$candidate" >/dev/null && usable "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

if ! python=$(find_python); then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "==> Installing python3 and python3-venv with apt-get" >&2
        apt-get update -q >&2
        DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
            python3 python3-venv >&2
        python=$(find_python) || true
    fi
fi
if [ -z "${python:-}" ]; then
    echo "error: Python 3.10 or newer with the venv module was not found." >&2
    echo "       Install it (Debian: apt-get install python3 python3-venv) or set PYTHON=/path/to/python3." >&2
    exit 1
fi
export PYTHONDONTWRITEBYTECODE=1
PYTHONPATH="$root/script/lib${PYTHONPATH:+:$PYTHONPATH}" exec "$python" -m jxcdev "$(basename "$0")" "$@"
