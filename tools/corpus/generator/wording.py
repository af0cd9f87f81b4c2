"""The ways to say a thing (templates/open and templates/held_out), and invented names to say it of."""
import os
import re


class Templates(dict):
    """Key -> the ways to say it, from every file of a folder of templates/ (format: templates/README.md)."""

    def __init__(self, folder):
        super().__init__()
        key = None
        for name in sorted(os.listdir(folder)):
            for line in open(os.path.join(folder, name), encoding="utf-8"):
                line = line.rstrip("\n")
                if re.fullmatch(r"\[[\w.]+\]", line):
                    key = line[1:-1]
                    self[key] = []
                elif line and not line.startswith("#"):
                    self[key].append(line)


CITIES = ["霁川市", "朔宁市", "桐屿市", "澜屏市", "松蔚市"]
COUNTIES = ["枫渚县", "青柏县", "洛原县", "云屏县", "砚溪县", "荻浦县", "棠岭区", "望泽区", "鹭汀区", "瑶浦区", "蓼湾区"]
AGENCIES = ["文化旅游局", "林业局", "水利局", "民政局", "农业农村局", "应急管理局", "市场监督管理局",
            "统计局", "退役军人事务局", "档案馆", "残疾人联合会", "科学技术协会"]
UNITS = ["服务中心", "执法大队", "监测站", "信息中心", "培训中心", "事务中心", "检验所", "推广站"]
OFFICES = ["办公室", "人事科", "财务科", "政策法规科", "综合业务科", "规划发展科", "监督管理科", "行政审批科", "安全管理科", "宣传教育科"]
PROJECTS = ["基层服务能力提升项目", "公共设施维护项目", "信息平台建设项目", "专项补助项目", "人才培训项目", "环境整治项目"]
CN = "一二三四五六七八九十"


def chinese(n):
    """1 to 20: 一 .. 十, 十一 .."""
    return CN[n - 1] if n <= 10 else "十" + CN[n - 11]
