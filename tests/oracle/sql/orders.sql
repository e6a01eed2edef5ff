-- Section 6: an order line as a function of the set of what was said of it.
create or replace temp table of_line as
select
    *, coalesce(x_platform, src_platform) as platform, coalesce(x_shop, '') as shop,
    coalesce(line, '') as line_name
from ev where home = 'order';

create or replace temp table said as
select *, kind = 'order.fix' as fix, row_number() over (
    partition by platform, shop, ord, line_name order by ts, id, src
) as step
from of_line where kind in ('order.state', 'order.fix');

-- After-sale tickets in the room's currency: the last amount said of each; when it was last heard of.
create or replace temp table ticket as
select
    platform, shop, ord, line_name, number, max(heard) as heard,
    arg_max(amount, rank) filter (amount is not null) as amount,
    arg_max(struct_pack(at := x_refunded_at, ts := ts), rank) filter (amount is not null) as back
from (
    select l.*, x ->> 'ticket' as number,
        struct_pack(heard := heard, ts := ts, id := id, src := src) as rank
    from of_line as l, asked
    where kind = 'order.refund' and coalesce(l.cur, asked.cur) = asked.cur
)
group by platform, shop, ord, line_name, number;

create or replace temp table tickets as
select
    platform, shop, ord, line_name, max(heard) as heard, sum(amount)::bigint as total
from ticket group by platform, shop, ord, line_name;

-- Movements of money: the last said of each number; of each line one book speaks.
create or replace temp table movement as
with numbered as (
    select l.*, x ->> 'book' as book, x ->> 'entry' as number
    from of_line as l, asked
    where kind = 'order.entry' and coalesce(l.cur, asked.cur) = asked.cur
),
last_said as (
    select * from numbered
    qualify row_number() over (
        partition by platform, shop, ord, line_name, book, number
        order by heard desc, ts desc, id desc, src desc
    ) = 1
),
speaking as (
    select *, bool_or(book = 'settlement') over (
        partition by platform, shop, ord, line_name
    ) as has_settlement
    from last_said
)
select
    platform, shop, ord, line_name,
    sum((x ->> 'settled')::bigint)::bigint as settled,
    sum((x ->> 'platform_fee')::bigint)::bigint as platform_fee,
    sum((x ->> 'commission')::bigint)::bigint as commission,
    sum(case
        when x ->> 'service_fee' is null and x ->> 'channel_fee' is null
            and x ->> 'promotion_fee' is null and x ->> 'other_fees' is null then null
        else coalesce((x ->> 'service_fee')::bigint, 0) + coalesce((x ->> 'channel_fee')::bigint, 0)
            + coalesce((x ->> 'promotion_fee')::bigint, 0)
            + coalesce((x ->> 'other_fees')::bigint, 0)
    end)::bigint as other_fees
from speaking where book = if(has_settlement, 'settlement', 'funds')
group by platform, shop, ord, line_name;

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
        max(x_refunded_total) filter (step >= f.refunded) as asserted,
        max(x_refund_1h) filter (step >= f.refund_1h) as said_1h,
        max(heard) as heard,
        arg_max(x_genre, struct_pack(heard := heard, step := step))
            filter (x_genre is not null) as genre,
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
    l.* exclude (cur, heard), greatest(l.heard, coalesce(k.heard, l.heard)) as heard,
    coalesce(k.total >= coalesce(asserted, 0), false) as by_ticket,
    coalesce(greatest(asserted, k.total), asserted, k.total) as refunded_total,
    s.show_id, coalesce(created, paid, first_said) as t,
    concat_ws(chr(31), platform, shop, ord) as whole,
    coalesce(l.cur <> asked.cur, false) as foreign_cur,
    m.ord is not null as has_money, settled, platform_fee, commission, other_fees
from merged as l inner join asked on true
left join tickets as k using (platform, shop, ord, line_name)
left join movement as m using (platform, shop, ord, line_name)
inner join show_span as s
    on s.t0 <= coalesce(created, paid, first_said) and coalesce(created, paid, first_said) < s.t1;

create or replace temp table asserted_step as
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
    x_refunded_at is not null as dated,
    height - lag(height, 1, 0) over (
        partition by platform, shop, ord, line_name order by step
    ) as change
from level;

create or replace temp table refund_step as
select l.show_id, l.is_paid, l.foreign_cur, l.product, l.channel, s.*
from line as l inner join asserted_step as s using (platform, shop, ord, line_name)
where not l.by_ticket and s.change <> 0
union all
select l.show_id, l.is_paid, l.foreign_cur, l.product, l.channel, platform, shop, ord, line_name,
    coalesce(k.back.at, k.back.ts), k.back.at is not null, k.amount
from line as l inner join ticket as k using (platform, shop, ord, line_name)
where l.by_ticket and k.amount <> 0;

-- Nobody said what went back in the first hour: it follows from steps that all have their time, once
-- something was said after that hour.
create or replace temp table first_hour as
select
    l.*, coalesce(said_1h, case
        when paid is null or refunded_total is null or heard < paid + 3600000 then null
        when exists (
            from refund_step as s where not dated and s.platform = l.platform and s.shop = l.shop
                and s.ord = l.ord and s.line_name = l.line_name
        ) then null
        else greatest(0, coalesce((
            select sum(change) from refund_step as s
            where s.t <= l.paid + 3600000 and s.platform = l.platform and s.shop = l.shop
                and s.ord = l.ord and s.line_name = l.line_name
        ), 0))
    end)::bigint as refund_1h
from line as l;

insert into gives
with stood as (
    select l.*, l.product = p.product as in_talk
    from first_hour as l left join lane_span as p
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
            is_paid and not foreign_cur),
        ('genre_lines', 1, null, false, genre is not null),
        ('genre_pending', 1, null, false, is_paid and genre is null),
        ('orders_live', 0, whole, false, is_paid and coalesce(genre = 'live', false)),
        ('gmv_live', amount, null, amount is null,
            is_paid and not foreign_cur and coalesce(genre = 'live', false)),
        ('refund_cohort_live', refunded_total, null, refunded_total is null,
            is_paid and not foreign_cur and coalesce(genre = 'live', false)),
        ('lines_settled', 1, null, false, is_paid and not foreign_cur and has_money),
        ('settled', settled, null, settled is null, is_paid and not foreign_cur and has_money),
        ('platform_fee', platform_fee, null, platform_fee is null,
            is_paid and not foreign_cur and has_money),
        ('commission', commission, null, commission is null,
            is_paid and not foreign_cur and has_money),
        ('other_fees', other_fees, null, other_fees is null,
            is_paid and not foreign_cur and has_money)
    ) as m(measure, v, member, doubt, given)
)
select * exclude (given) from told where given
union all
select show_id, t, product, channel, 'refund_cash', change, null, false
from refund_step where is_paid and not foreign_cur;
