"""What mypy must refuse in a program that uses the wheel: one error a line."""

import logwinnow as lw

lw.winnw({})
lw.token_count_df({})
lw.identify_outliers([], contamination=[0.1])
lw.dbcluster_events({}, max_cluster_distance="far")
lw.add_process_features({}, force="yes")
number: int = lw.create_time_period_kqlfilter({})
lw.plot_cluster_sizes({}, topp=3)
lw.winnow({}).chart(top="three")
lw.winnow({}).rowsIn
