-- Section 2 without corrections: every span ends where the next act that ends it stands.
create or replace temp table spans as
with act as (
    select
        pos, ts, id, kind, ref, product,
        kind in ('show.start', 'show.end') as show_edge
    from ev where home = 'desk'
),
begins(lane, begin, stop) as (
    values ('segment', 'segment.take', 'segment.end'), ('pitch', 'pitch.start', 'pitch.end'),
    ('pin', 'pin', 'unpin'), ('shift', 'shift.start', 'shift.end'),
    ('lucky_bag', 'lucky_bag.start', 'lucky_bag.end')
),
one_at_a_time as (
    select
        lane, id, kind = begin as begins, ts as t0,
        lead(ts, 1, forever()) over (partition by lane order by pos) as t1,
        if(lane = 'shift', ref, id) as key,
        if(lane in ('pitch', 'pin'), product, null) as product
    from act inner join begins on act.kind in (begin, stop) or show_edge
),
hosts as (
    select
        id, kind = 'host.on' as begins, ts as t0, who.key,
        lead(ts, 1, forever()) over (partition by who.key order by pos) as t1
    from act inner join (select distinct ref as key from act where kind = 'host.on') as who
        on act.kind in ('host.on', 'host.off') and act.ref = who.key or show_edge
),
runs as (
    select id, kind = 'show.start' as begins, ts as t0, ref as key,
        lead(ts, 1, forever()) over (order by pos) as t1
    from act where show_edge
)
select lane, id, t0, t1, key, product from one_at_a_time where begins
union all
select 'host', id, t0, t1, key, null from hosts where begins
union all
select 'show', id, t0, t1, key, null from runs where begins;
