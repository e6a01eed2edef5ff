"""`python -m django work`: one worker process for reactions and jobs, until SIGTERM."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from kaibo.kit.claims import LEASE
from kaibo.kit.delivery import ANYWHERE, Lane
from kaibo.kit.worker import work_until_signal


class Command(BaseCommand):
    """Run one worker."""

    help = "运行一个后台进程：执行反应与任务，直到收到 SIGTERM。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which lanes, and how long a dead worker's work stays taken."""
        parser.add_argument("--lane", action="append", choices=[*ANYWHERE])
        parser.add_argument("--lease", type=int, default=LEASE, help="毫秒")
        parser.add_argument(
            "--while-stdin", action="store_true", help="标准输入关闭（启动它的进程没了）就停止"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until told to stop."""
        lanes = [Lane(name) for name in options["lane"] or ANYWHERE]
        stdin = sys.stdin.fileno() if options["while_stdin"] else None
        work_until_signal(lanes, options["lease"], stdin)
