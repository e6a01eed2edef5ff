-- Section 6: an order line as a function of the set of what was said of it.
create or replace temp table said as
select
    *, coalesce(x_platform, src_platform) as platform, coalesce(x_shop, '') as shop,
    coalesce(line, '') as line_name, kind = 'order.fix' as fix,
    row_number() over of_line as step
from ev where home = 'order'
window of_line as (
    partition by coalesce(x_platform, src_platform), coalesce(x_shop, ''), ord, coalesce(line, '')
    order by ts, id, src
);

create or replace temp table line as
with last_fix as (
    select
        platform, shop, ord, line_name,
        coalesce(max(step) filter (fix and amount is not null), 0) as amount,
        coalesce(max(step) filter (fix and qty is not null), 0) as qty,
        coalesce(max(step) filter (fix and x_refunded_total is not null), 0) as refunded,
        coalesce(max(step) filter (fix and x_refund_1h is not null), 0) as refund_1h
    from said group by all
),
merged as (
    select
        platform, shop, ord, line_name,
        coalesce(
            arg_max(x_created, step) filter (fix and x_created is not null), min(x_created)
        ) as created,
        coalesce(arg_max(x_paid, step) filter (fix and x_paid is not null), min(x_paid)) as paid,
        max(s.amount) filter (step >= f.amount) as amount,
        max(s.qty) filter (step >= f.qty) as qty,
        max(x_refunded_total) filter (step >= f.refunded) as refunded_total,
        max(x_refund_1h) filter (step >= f.refund_1h) as refund_1h,
        arg_max(product, step) filter (product is not null) as product,
        arg_max(channel, step) filter (channel is not null) as channel,
        arg_max(cur, step) filter (cur is not null) as cur,
        arg_max(viewer, step) filter (viewer is not null) as buyer,
        coalesce(bool_or(
            x_paid is not null or x_state in ('paid', 'shipped', 'signed', 'done', 'refunded')
        ), false) as is_paid,
        min(ts) as first_said, count(*) filter (fix) as fixes
    from said as s inner join last_fix as f using (platform, shop, ord, line_name)
    group by all
)
select
    l.* exclude (cur), s.show_id, coalesce(created, paid, first_said) as t,
    concat_ws(chr(31), platform, shop, ord) as whole,
    coalesce(l.cur <> asked.cur, false) as foreign_cur
from merged as l inner join asked on true
inner join show_span as s
    on s.t0 <= coalesce(created, paid, first_said) and coalesce(created, paid, first_said) < s.t1;

create or replace temp table refund_step as
with named as (
    select *, count(*) filter (fix) over (
        partition by platform, shop, ord, line_name order by step
    ) as era
    from said where x_refunded_total is not null
),
level as (
    select *, greatest(if(era = 0, 0, null), max(x_refunded_total) over (
        partition by platform, shop, ord, line_name, era order by step
    )) as height
    from named
)
select
    platform, shop, ord, line_name, coalesce(x_refunded_at, ts) as t,
    height - lag(height, 1, 0) over (
        partition by platform, shop, ord, line_name order by step
    ) as change
from level;

insert into gives
with stood as (
    select l.*, l.product = p.product as in_talk
    from line as l left join lane_span as p
        on p.lane = 'pitch' and p.show_id = l.show_id and p.t0 <= l.t and l.t < p.t1
),
-- measure, what it adds, member of its set, unknown here, given by this line at all
told as (
    select show_id, t, product, channel, m.*
    from stood, lateral (values
        ('order_lines', 1, null, false, true),
        ('order_fixes', fixes, null, false, true),
        ('order_lines_undated', 1, null, false, created is null),
        ('orders_created', 0, whole, false, true),
        ('orders_paid', 0, whole, false, is_paid),
        ('buyers', 0, buyer, buyer is null, is_paid),
        ('repeat_buyers', 0, null, buyer is null, is_paid),
        ('products_sold', 0, product, product is null, is_paid),
        ('items_paid', qty, null, qty is null, is_paid),
        ('talk_orders', 0, whole, false, is_paid and in_talk),
        ('order_lines_other_cur', 1, null, false, is_paid and foreign_cur),
        ('gmv', amount, null, amount is null, is_paid and not foreign_cur),
        ('talk_gmv', amount, null, amount is null, is_paid and not foreign_cur and in_talk),
        ('refund_cohort', refunded_total, null, refunded_total is null,
            is_paid and not foreign_cur),
        ('refund_cash', 0, null, refunded_total is null, is_paid and not foreign_cur),
        ('orders_refunded', 0, if(refunded_total > 0, whole, null), refunded_total is null,
            is_paid and not foreign_cur),
        ('refund_1h', refund_1h, null, refund_1h is null, is_paid and not foreign_cur),
        ('orders_refunded_1h', 0, if(refund_1h > 0, whole, null), refund_1h is null,
            is_paid and not foreign_cur)
    ) as m(measure, v, member, doubt, given)
)
select * exclude (given) from told where given
union all
select l.show_id, r.t, l.product, l.channel, 'refund_cash', r.change, null, false
from refund_step as r inner join line as l using (platform, shop, ord, line_name)
where l.is_paid and not l.foreign_cur and r.change <> 0;
