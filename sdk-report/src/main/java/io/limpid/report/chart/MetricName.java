package io.limpid.report.chart;

import io.limpid.core.metric.Metric;
import java.util.Map;

/** What metrics are called in a language; those without a usual Chinese name keep theirs. */
public final class MetricName {

    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("accuracy", "准确率"),
            Map.entry("balanced accuracy", "平衡准确率"),
            Map.entry("precision", "精确率"),
            Map.entry("recall", "召回率"),
            Map.entry("specificity", "特异度"),
            Map.entry("F1", "F1 值"),
            Map.entry("log loss", "对数损失"),
            Map.entry("ROC AUC", "ROC 曲线下面积"),
            Map.entry("PR AUC", "PR 曲线下面积"),
            Map.entry("Brier score", "Brier 得分"),
            Map.entry("calibration error", "校准误差"),
            Map.entry("Matthews correlation", "马修斯相关系数"),
            Map.entry("RMSE", "均方根误差"),
            Map.entry("MAE", "平均绝对误差"),
            Map.entry("MSE", "均方误差"),
            Map.entry("MAPE", "平均绝对百分比误差"),
            Map.entry("max error", "最大误差"),
            Map.entry("median absolute error", "绝对误差中位数"),
            Map.entry("explained variance", "解释方差"),
            Map.entry("R2", "R2（决定系数）"));

    private static final Map<String, String> AVERAGES = Map.of("macro ", "宏平均", "micro ", "微平均", "weighted ", "加权平均");

    private MetricName() {}

    /** The metric's name. */
    public static String of(Metric metric, Language language) {
        return language == Language.CHINESE ? chinese(metric.name()) : metric.name();
    }

    private static String chinese(String name) {
        for (Map.Entry<String, String> average : AVERAGES.entrySet()) {
            String plain = name.startsWith(average.getKey())
                    ? name.substring(average.getKey().length())
                    : "";
            if (CHINESE.containsKey(plain)) {
                return average.getValue() + CHINESE.get(plain);
            }
        }
        return CHINESE.getOrDefault(name, name);
    }
}
