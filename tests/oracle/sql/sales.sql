-- Section 6: what the rows of order lines give to the measures.
insert into gives
with stood as (
    select l.*, l.product = p.product as in_talk
    from booked as l left join lane_span as p
        on p.lane = 'pitch' and p.show_id = l.show_id and p.t0 <= l.t and l.t < p.t1
),
-- measure, what it adds, member of its set, unknown here, given by this line at all; what is no line
-- of its own gives only what went back
told as (
    select show_id, t, product, channel, m.* replace (
        given and (counted or contains(measure, 'refund')) as given
    )
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
        ('platform_bears', platform_bears, null, platform_bears is null,
            is_paid and not foreign_cur),
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
