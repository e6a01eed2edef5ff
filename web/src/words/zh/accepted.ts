// Words of claims somebody answers for.
export const accepted = {
  accepted: {
    title: "接受的说法",
    words: "说法",
    rule: "规则",
    product: "商品",
    why: "理由",
    by: "接受人",
    at: "什么时候",
    withdraw: "撤回接受",
    withdrawWhat: "这句话在所有场次里重新提醒，直播中也一样；签过字的版本不变。",
    withdrawn: (said: string) => `已撤回对「${said}」的接受`,
    withdrawnBy: "撤回",
    showWithdrawn: "也看撤回的",
    none: "没有接受过的说法。",
    noneWhy: "播前审核和切片里，有依据的说法可以写明理由接受；接受了就不再提醒，在这里撤回。",
  },
};
