"""Every failure a person can meet ends in one sentence, not in a traceback."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import typer

P = ParamSpec("P")
R = TypeVar("R")

FAILED, STOPPED = 2, 130


class Failure(Exception):
    """The command cannot go on; the message is a Chinese sentence."""


def told(command: Callable[P, R]) -> Callable[P, R]:
    """Wrap a command so that expected failures print their sentence and exit with 2."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        from kaibo.connectors.base.parsed import FileRefused
        from kaibo.live.install import BadInstall
        from kaibo.live.intake import TooLarge
        from kaibo.live.room import RoomStopped

        try:
            return command(*args, **kwargs)
        except (Failure, FileRefused, BadInstall, TooLarge, RoomStopped) as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(FAILED) from error
        except BrokenPipeError as error:
            # Whoever read us has seen enough (`| head`); Python would complain once more at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error
        except FileNotFoundError as error:
            typer.echo(f"找不到文件 {error.filename}。", err=True)
            raise typer.Exit(FAILED) from error
        except IsADirectoryError as error:
            typer.echo(f"{error.filename} 是一个文件夹，请给出文件。", err=True)
            raise typer.Exit(FAILED) from error
        except PermissionError as error:
            typer.echo(f"没有权限读写 {error.filename}。", err=True)
            raise typer.Exit(FAILED) from error
        except (OSError, ValueError) as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(FAILED) from error
        except KeyboardInterrupt as error:
            typer.echo(str(error) or "已停止。", err=True)
            raise typer.Exit(STOPPED) from error

    return run
