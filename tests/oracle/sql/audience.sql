-- What one event adds by itself (section 4), comments taken back, and gifts.
create or replace temp table gives as
with taken_back as (
    select distinct c.pos
    from ev as c inner join ev as r
        on r.kind = 'comment.retract' and c.kind = 'comment' and r.src = c.src and r.ref = c.id
),
counted as (
    select e.*, m.measure, m.take, t.pos is not null as retracted
    from seen as e inner join measure_kind as m using (kind)
    left join taken_back as t on t.pos = e.pos
    where m.take <> 'derived'
)
select
    show_id, ts as t, product, channel, measure,
    case
        when take in ('viewer', 'product') or retracted then 0
        when take = 'one' then 1 when take = 'n' then n when take = 'qty' then qty
    end as v,
    case when retracted then null when take = 'viewer' then viewer
        when take = 'product' then product
    end as member,
    case take when 'n' then n is null when 'qty' then qty is null
        when 'viewer' then viewer is null and not retracted else false
    end as doubt
from counted
union all
select show_id, ts, product, channel, 'comments_retracted', 1, null, false
from seen inner join taken_back using (pos);

create or replace temp table combo as
select
    src, viewer, sku, min(struct_pack(ts := ts, id := id, channel := channel)) as first,
    max(n) as n, max(amount) as price
from ev where kind = 'tip'
group by src, viewer, sku, ref, if(ref is null, pos, null);

insert into gives
select show_id, first.ts, null, first.channel, m.measure, m.v, null, m.doubt
from combo inner join show_span as s on s.t0 <= first.ts and first.ts < s.t1,
    lateral (values
        ('tips', n, false), ('tip_value', n * price, price is null)
    ) as m(measure, v, doubt);
