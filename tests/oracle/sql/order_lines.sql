-- Section 6: the rows of order lines, each by itself, then beside its order as a whole.
create or replace temp table merged as
with last_fix as (
    select
        platform, shop, ord, line_name,
        coalesce(max(step) filter (fix and amount is not null), 0) as amount,
        coalesce(max(step) filter (fix and qty is not null), 0) as qty,
        coalesce(max(step) filter (fix and x_refunded_total is not null), 0) as refunded,
        coalesce(max(step) filter (fix and x_refund_1h is not null), 0) as refund_1h,
        coalesce(max(step) filter (fix and x_platform_bears is not null), 0) as platform_bears
    from said group by all
),
fields as (
    select
        platform, shop, ord, line_name,
        coalesce(
            arg_max(x_created, step) filter (fix and x_created is not null), min(x_created)
        ) as created,
        coalesce(arg_max(x_paid, step) filter (fix and x_paid is not null), min(x_paid)) as paid,
        max(s.amount) filter (step >= f.amount) as amount,
        max(s.qty) filter (step >= f.qty) as qty,
        max(back) filter (step >= f.refunded) as asserted,
        bool_or(overruled) as overruled,
        max(x_refund_1h) filter (step >= f.refund_1h) as said_1h,
        max(x_platform_bears) filter (step >= f.platform_bears) as platform_bears,
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
    from believed as s inner join last_fix as f using (platform, shop, ord, line_name)
    group by all
),
own as (
    select
        platform, shop, ord, line_name, max(heard) as heard,
        sum(amount) filter (not loose)::bigint as total
    from ticket group by platform, shop, ord, line_name
)
select
    l.* exclude (heard), greatest(l.heard, coalesce(k.heard, l.heard)) as heard,
    k.total as own_tickets, h.home,
    coalesce(k.total >= coalesce(asserted, 0), false) as by_own_ticket,
    if(by_own_ticket, k.total, coalesce(asserted, if(overruled, 0, null))) as own_refunded
from fields as l left join own as k using (platform, shop, ord, line_name)
left join home as h using (platform, shop, ord);

-- Loose tickets tell again of what other lines assert: that much is taken off, the earliest first.
create or replace temp table loose_ticket as
with taken as (
    select platform, shop, ord, sum(own_refunded - coalesce(own_tickets, 0))::bigint as v
    from merged where line_name <> '' and line_name <> home and is_paid
    group by platform, shop, ord
),
lined_up as (
    select *, coalesce(back.at, back.ts) as t, coalesce(sum(amount) over (
        partition by platform, shop, ord
        order by coalesce(back.at, back.ts), held.heard, held.ts, held.id, held.src
        rows between unbounded preceding and 1 preceding
    ), 0) as before
    from ticket where loose and amount is not null
)
select
    l.* exclude (amount),
    (amount - least(amount, greatest(0, coalesce(v, 0) - before)))::bigint as amount
from lined_up as l left join taken using (platform, shop, ord);

create or replace temp table counted_ticket as
select platform, shop, ord, line_name, back, amount from loose_ticket
union all
select platform, shop, ord, line_name, back, amount
from ticket where not loose and amount is not null;

create or replace temp table refunded as
with all_tickets as (
    select platform, shop, ord, line_name, sum(amount)::bigint as total
    from counted_ticket group by all
)
select
    m.*, coalesce(total >= coalesce(asserted, 0), false) as by_ticket,
    if(by_ticket, total, coalesce(asserted, if(overruled, 0, null))) as refunded_total
from merged as m left join all_tickets using (platform, shop, ord, line_name);

create or replace temp table line_step as
with back_said as (
    select *, count(*) filter (fix) over (
        partition by platform, shop, ord, line_name order by step
    ) as era
    from believed where back is not null
),
level as (
    select *, greatest(if(era = 0, 0, null), max(back) over (
        partition by platform, shop, ord, line_name, era order by step
    )) as height
    from back_said
),
asserted_step as (
    select
        platform, shop, ord, line_name, step, coalesce(x_refunded_at, ts) as t,
        x_refunded_at is not null and not derived as dated, height,
        height - lag(height, 1, 0) over (
            partition by platform, shop, ord, line_name order by step
        ) as change
    from level
)
select s.* from asserted_step as s
inner join refunded as l using (platform, shop, ord, line_name)
where not l.by_ticket and s.change <> 0
union all
select platform, shop, ord, line_name, null, coalesce(k.back.at, k.back.ts),
    k.back.at is not null, null, k.amount
from refunded as l inner join counted_ticket as k using (platform, shop, ord, line_name)
where l.by_ticket and k.amount <> 0;

-- Nobody said what went back in the first hour: it follows from steps that all have their time, once
-- something was said after that hour.
create or replace temp table first_hour as
select
    l.*, coalesce(said_1h, case
        when paid is null or refunded_total is null or heard < paid + 3600000 then null
        when exists (
            from line_step as s where not dated and s.platform = l.platform and s.shop = l.shop
                and s.ord = l.ord and s.line_name = l.line_name
        ) then null
        else greatest(0, coalesce((
            select sum(change) from line_step as s
            where s.t <= l.paid + 3600000 and s.platform = l.platform and s.shop = l.shop
                and s.ord = l.ord and s.line_name = l.line_name
        ), 0))
    end)::bigint as refund_1h
from refunded as l;

create or replace temp macro left_over(a, b) as if(a < b, 0, a - b);

-- An order as a whole beside lines with names is only the rest of what its paid lines say.
create or replace temp table of_order as
with part as (
    select
        platform, shop, ord, count(*) filter (is_paid) as paid_lines,
        if(count(amount) filter (is_paid) = paid_lines,
            coalesce(sum(amount) filter (is_paid), 0), null) as amount,
        if(count(qty) filter (is_paid) = paid_lines,
            coalesce(sum(qty) filter (is_paid), 0), null) as qty,
        if(count(refunded_total) filter (is_paid) = paid_lines,
            coalesce(sum(refunded_total) filter (is_paid), 0), null) as refunded_total,
        if(count(refund_1h) filter (is_paid) = paid_lines,
            coalesce(sum(refund_1h) filter (is_paid), 0), null) as refund_1h,
        if(count(platform_bears) filter (is_paid) = paid_lines,
            coalesce(sum(platform_bears) filter (is_paid), 0), null) as platform_bears,
        if(count(distinct genre) = 1 and count(genre) = count(*), min(genre), null) as genre
    from first_hour where line_name <> '' group by platform, shop, ord
),
beside as (
    select
        f.*, f.line_name = '' and p.ord is not null as rests,
        not rests or coalesce(f.amount > p.amount, false) as counted,
        p.refunded_total as taken, p.amount as part_amount, p.qty as part_qty,
        p.refund_1h as part_1h, p.platform_bears as part_bears, p.genre as part_genre
    from first_hour as f left join part as p using (platform, shop, ord)
)
select * replace (
    if(rests, left_over(amount, part_amount), amount)::bigint as amount,
    if(rests, left_over(qty, part_qty), qty)::bigint as qty,
    if(rests, left_over(refunded_total, taken), refunded_total)::bigint as refunded_total,
    if(rests, left_over(refund_1h, part_1h), refund_1h)::bigint as refund_1h,
    if(rests, left_over(platform_bears, part_bears), platform_bears)::bigint as platform_bears,
    if(rests, coalesce(genre, part_genre), genre) as genre
)
from beside
where not rests or (is_paid and (counted or coalesce(refunded_total > taken, false)));

create or replace temp table booked as
select
    l.* exclude (cur), s.show_id, coalesce(created, paid, first_said) as t,
    concat_ws(chr(31), platform, shop, ord) as whole,
    coalesce(l.cur <> asked.cur, false) as foreign_cur,
    m.ord is not null as has_money, settled, platform_fee, commission, other_fees
from of_order as l inner join asked on true
left join movement as m using (platform, shop, ord, line_name)
inner join show_span as s
    on s.t0 <= coalesce(created, paid, first_said) and coalesce(created, paid, first_said) < s.t1;

create or replace temp table line as from booked where counted;

create or replace temp table refund_step as
with above as (
    select l.*, s.t as back_at, s.change, s.step,
        if(rests, left_over(s.height, taken), s.height) as height
    from booked as l inner join line_step as s using (platform, shop, ord, line_name)
    where l.refunded_total is not null
)
select
    show_id, is_paid, foreign_cur, product, channel, back_at as t,
    if(rests, height - lag(height, 1, 0) over (
        partition by platform, shop, ord, line_name, rests order by step
    ), change) as change
from above;
