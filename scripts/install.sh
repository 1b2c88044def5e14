# How scripts/setup.sh and scripts/validators.sh ask the system for its own packages (read by them, not run).
log=.cache/setup.log

say() { printf 'policy-toolkit: %s\n' "$*" >&2; }

# A part of the system is missing and cannot be installed from here: say what to do, and stop.
stop() {
    say "$*"
    exit 4
}

# install WHAT APT_PACKAGES BREW_PACKAGES: use the system's own installer where we may, else say what to run.
install() {
    if command -v apt-get >/dev/null; then
        install_with_apt "$1" "install -y --no-install-recommends $2"
    elif command -v brew >/dev/null; then
        say "installing with Homebrew: $3"
        brew install $3 >"$log" 2>&1 || stop "that did not work (details: $log). Run it yourself, then make again:  brew install $3"
    elif [ "$(uname)" = Darwin ]; then
        stop "$1 missing. Install Homebrew and run this once, then make again:  brew install $3"
    else
        stop "$1 missing. Install them with your system's installer, then run make again."
    fi
}

install_with_apt() {
    if [ "$(id -u)" -eq 0 ]; then
        as_root=""
    elif sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        stop "$1 missing. Run this once as an administrator, then make again:  sudo apt-get $2"
    fi
    say "running: apt-get $2"
    {
        $as_root apt-get -o DPkg::Lock::Timeout=120 update &&
            $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 $2
    } >"$log" 2>&1 || stop "that did not work (details: $log). Run it yourself, then make again:  sudo apt-get $2"
}
