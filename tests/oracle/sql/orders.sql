-- Section 6: an order line as a function of the set of what was said of it.
create or replace temp table of_line as
select
    *, coalesce(x_platform, src_platform) as platform, coalesce(x_shop, '') as shop,
    coalesce(line, '') as line_name
from ev where home = 'order';

create or replace temp table said as
select *, kind = 'order.fix' as fix, row_number() over (
    partition by platform, shop, ord, line_name order by ts, id, src
) as step,
coalesce(kind = 'order.state' and x ->> 'refund_basis' = 'derived', false) as derived
from of_line where kind in ('order.state', 'order.fix');

-- Lines that have a name; of each order the one that what names the order alone goes to.
create or replace temp table named as
select
    platform, shop, ord, line_name, coalesce(bool_or(
        x_paid is not null or x_state in ('paid', 'shipped', 'signed', 'done', 'refunded')
    ), false) as is_paid
from said where line_name <> '' group by platform, shop, ord, line_name;

create or replace temp table home as
select
    platform, shop, ord,
    coalesce(min(line_name) filter (is_paid), min(line_name)) as home
from named group by platform, shop, ord;

-- Tickets and movements in the room's currency, each with the line it is counted at: under no name,
-- the line that has the same one, else the order's home. `loose`: no line has it. Of an order that no
-- line of was told by name, all are said of the whole.
create or replace temp table extra as
with told as (
    select l.*, case kind when 'order.refund' then 'ticket' else x ->> 'book' end as book,
        x ->> case kind when 'order.refund' then 'ticket' else 'entry' end as number
    from of_line as l, asked
    where kind in ('order.refund', 'order.entry') and coalesce(l.cur, asked.cur) = asked.cur
),
same as (
    select platform, shop, ord, kind, book, number, min(line_name) as line_name
    from told semi join named using (platform, shop, ord, line_name)
    group by platform, shop, ord, kind, book, number
)
select
    t.* exclude (line_name),
    case
        when h.home is null then ''
        when t.line_name = '' then coalesce(s.line_name, h.home)
        else t.line_name
    end as line_name,
    t.line_name = '' and s.line_name is null and h.home is not null as loose,
    t.line_name = '' and h.home is not null as of_whole,
    struct_pack(heard := heard, ts := ts, id := id, src := src) as rank
from told as t
left join same as s using (platform, shop, ord, kind, book, number)
left join home as h using (platform, shop, ord);

-- The last amount said of each ticket, and when it was last heard of.
create or replace temp table ticket as
select
    platform, shop, ord, line_name, number, loose, max(heard) as heard,
    arg_max(amount, rank) filter (amount is not null) as amount,
    arg_max(struct_pack(at := x_refunded_at, ts := ts), rank) filter (amount is not null) as back,
    max(rank) filter (amount is not null) as held
from extra where kind = 'order.refund'
group by platform, shop, ord, line_name, number, loose;

-- What is concluded of a line gives way to words on it and on its order as a whole; what is concluded
-- of the order, to words on any of it.
create or replace temp table word as
select platform, shop, ord, line_name as scope, x_refunded_total as amount, heard, fix
from said where not derived and x_refunded_total is not null
union all
select platform, shop, ord, if(loose, '', line_name), amount, held.heard, false
from ticket where amount is not null;

create or replace temp table believed as
select
    s.*, overruled, if(overruled, null, s.x_refunded_total) as back
from (
    select s.*, derived and x_refunded_total is not null and exists (
        from word as w
        where w.platform = s.platform and w.shop = s.shop and w.ord = s.ord
            and (w.scope in ('', s.line_name) or (s.line_name = '' and exists (
                from named as n where n.platform = w.platform and n.shop = w.shop
                    and n.ord = w.ord and n.line_name = w.scope
            )))
            and (w.fix or w.amount > 0 or w.heard >= s.heard)
    ) as overruled
    from said as s
) as s;

-- Movements of money: the last said of each number; of each line one book speaks, and of an order of
-- which the books say something as a whole, one for all its lines.
create or replace temp table movement as
with last_said as (
    select e.*, n.ord is not null as stands from extra as e
    left join named as n using (platform, shop, ord, line_name)
    where kind = 'order.entry'
    qualify row_number() over (
        partition by platform, shop, ord, line_name, book, number order by rank desc
    ) = 1
),
wholes as (select distinct platform, shop, ord from extra where kind = 'order.entry' and of_whole),
speaking as (
    select l.*, if(
        w.ord is not null and stands,
        bool_or(book = 'settlement' and stands) over (partition by platform, shop, ord),
        bool_or(book = 'settlement') over (partition by platform, shop, ord, line_name)
    ) as has_settlement
    from last_said as l left join wholes as w using (platform, shop, ord)
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
