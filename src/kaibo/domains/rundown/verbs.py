"""What each verb of rundown is called where people read of it."""

VERB_LABELS: dict[str, str] = {
    "rundown.plan.create": "新建脚本",
    "rundown.plan.copy": "复制脚本",
    "rundown.plan.change": "改脚本设置",
    "rundown.plan.arrange": "调整顺序",
    "rundown.plan.retire": "收起脚本",
    "rundown.plan.restore": "恢复脚本",
    "rundown.plan.undo": "撤销",
    "rundown.template.insert": "套用模板",
    "rundown.segment.create": "加段落",
    "rundown.segment.change": "改段落",
    "rundown.segment.duplicate": "复制段落",
    "rundown.segment.retire": "移除段落",
    "rundown.segment.restore": "恢复段落",
    "rundown.script.write": "改脚本内容",
    "rundown.cue.create": "加口令",
    "rundown.cue.change": "改口令",
    "rundown.cue.retire": "去掉口令",
    "rundown.cue.restore": "恢复口令",
}
